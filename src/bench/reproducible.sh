#!/usr/bin/env bash
# Builds the last commit twice, in different folders, with different permissions, languages and time zones, and compares the jars
# byte for byte. With the path of a jar that was built before, builds once and compares with that one. Takes a minute a build.
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# build FOLDER: prints the path of the jar
build() {
    git clone -q "$home" "$scratch/$1"
    mvn -o -B -q -f "$scratch/$1/pom.xml" -P quick package >"$scratch/log" 2>&1 || { tail "$scratch/log" >&2; exit 1; }
    echo "$scratch/$1/target/trialgraph.jar"
}

first=${1:-$(umask 022; build first)}
second=$(umask 077; export LC_ALL=C TZ=Pacific/Chatham
    export JAVA_TOOL_OPTIONS="-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kolkata"
    build "another folder")
sha256sum "$first" "$second"
cmp "$first" "$second" && echo "the builds are equal"
