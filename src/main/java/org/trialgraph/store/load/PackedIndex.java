package org.trialgraph.store.load;

import java.util.Iterator;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.dboe.trans.bplustree.rewriter.BPlusTreeRewriter;
import org.apache.jena.dboe.transaction.txn.Transaction;
import org.apache.jena.dboe.transaction.txn.TransactionCoordinator;
import org.apache.jena.dboe.transaction.txn.TransactionalComponent;
import org.apache.jena.query.TxnType;
import org.apache.jena.tdb2.loader.base.CoLib;

/** Builds an index from the bottom up, its blocks full. */
final class PackedIndex {
    private PackedIndex() {}

    /**
     * Fills the files of an empty index. Whoever has the dataset open still sees it empty.
     *
     * @param tree the index
     * @param records in order, each once
     */
    static void pack(BPlusTree tree, Iterator<Record> records) {
        if (!records.hasNext()) {
            return;
        }
        Transaction transaction = begin(tree);
        try {
            BPlusTree packed = BPlusTreeRewriter.packIntoBPlusTree(
                    records,
                    tree.getParams(),
                    tree.getRecordFactory(),
                    tree.getStateManager().getBufferChannel(),
                    tree.getNodeManager().getBlockMgr(),
                    tree.getRecordsMgr().getBlockMgr());
            // a release is served only once its blocks are on disk
            packed.sync();
            transaction.commit();
        } finally {
            transaction.end();
        }
    }

    /** Begins to write one part of a dataset alone; it is for the thread that begins it. */
    static Transaction begin(TransactionalComponent part) {
        TransactionCoordinator coordinator = CoLib.newCoordinator();
        coordinator.add(part);
        coordinator.start();
        return coordinator.begin(TxnType.WRITE);
    }
}
