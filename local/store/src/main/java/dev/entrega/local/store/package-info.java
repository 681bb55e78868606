/** A folder that keeps what an engine must not lose, by RocksDB. */
@NullMarked
package dev.entrega.local.store;

import org.jspecify.annotations.NullMarked;
