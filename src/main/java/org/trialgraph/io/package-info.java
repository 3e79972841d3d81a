/** Reading bytes of people whom nobody knows: what documents, requests and answers of other servers have in common. */
package org.trialgraph.io;
