package org.trialgraph.spark;

/** Apache Spark, as a service of the class path. */
public final class SparkEngine implements Engine {
    @Override
    public Run start(Reading reading) {
        return new SparkRun(reading);
    }
}
