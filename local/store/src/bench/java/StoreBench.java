import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.zip.CRC32C;
import org.h2.mvstore.*;
import org.rocksdb.*;

/**
 * Which store keeps history events best: many writers, each acknowledged after fsync, committed in
 * groups.
 */
public class StoreBench {
  record Row(long execution, int id, byte[] event) {
    byte[] key() {
      return ByteBuffer.allocate(12).putLong(execution).putInt(id).array();
    }
  }

  interface Kept extends AutoCloseable {
    void commit(List<Row> rows) throws Exception;

    long readAll() throws Exception;

    void close() throws Exception;
  }

  // ---- candidates
  static final class Rocks implements Kept {
    final Options o;
    final RocksDB db;
    final WriteOptions w = new WriteOptions().setSync(true);

    Rocks(Path dir) throws Exception {
      o =
          new Options()
              .setCreateIfMissing(true)
              .setCompressionType(CompressionType.LZ4_COMPRESSION)
              .setWriteBufferSize(64L << 20)
              .setMaxTotalWalSize(256L << 20);
      db = RocksDB.open(o, dir.toString());
    }

    public void commit(List<Row> rows) throws Exception {
      try (var b = new WriteBatch()) {
        for (Row r : rows) b.put(r.key(), r.event());
        db.write(w, b);
      }
    }

    public long readAll() {
      long n = 0;
      try (var it = db.newIterator()) {
        for (it.seekToFirst(); it.isValid(); it.next()) {
          n += it.value().length > 0 ? 1 : 0;
        }
      }
      return n;
    }

    public void close() throws Exception {
      db.close();
      o.close();
    }
  }

  static final class Mv implements Kept {
    final MVStore s;
    final MVMap<long[], byte[]> m;
    final boolean global;
    long seq;

    static final class Key extends org.h2.mvstore.type.BasicDataType<long[]> {
      public int compare(long[] a, long[] b) {
        int c = Long.compare(a[0], b[0]);
        return c != 0 ? c : Long.compare(a[1], b[1]);
      }

      public int getMemory(long[] k) {
        return 32;
      }

      public void write(WriteBuffer b, long[] k) {
        b.putVarLong(k[0]).putVarLong(k[1]);
      }

      public long[] read(ByteBuffer b) {
        return new long[] {DataUtils.readVarLong(b), DataUtils.readVarLong(b)};
      }

      public long[][] createStorage(int n) {
        return new long[n][];
      }
    }

    Mv(Path dir, boolean global) {
      this.global = global;
      s =
          new MVStore.Builder()
              .fileName(dir.resolve("s.mv").toString())
              .autoCommitDisabled()
              .cacheSize(64)
              .compress()
              .open();
      m = s.openMap("events", new MVMap.Builder<long[], byte[]>().keyType(new Key()));
      if (global && !m.isEmpty()) seq = m.lastKey()[0];
    }

    public void commit(List<Row> rows) {
      for (Row r : rows)
        m.put(
            global ? new long[] {++seq, r.execution()} : new long[] {r.execution(), r.id()},
            r.event());
      s.commit();
      s.sync();
    }

    public long readAll() {
      long n = 0;
      var c = m.cursor(null);
      while (c.hasNext()) {
        c.next();
        n += c.getValue().length > 0 ? 1 : 0;
      }
      return n;
    }

    public void close() {
      s.close();
    }
  }

  static final class Log implements Kept {
    final FileChannel c;
    ByteBuffer out = ByteBuffer.allocateDirect(1 << 20);

    Log(Path dir) throws IOException {
      c =
          FileChannel.open(
              dir.resolve("log"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      c.position(c.size());
    }

    public void commit(List<Row> rows) throws IOException {
      out.clear();
      for (Row r : rows) {
        if (out.remaining() < r.event().length + 24) flush();
        var crc = new CRC32C();
        crc.update(r.event());
        out.putInt(r.event().length)
            .putInt((int) crc.getValue())
            .putLong(r.execution())
            .putInt(r.id())
            .put(r.event());
      }
      flush();
      c.force(false);
    }

    void flush() throws IOException {
      out.flip();
      while (out.hasRemaining()) c.write(out);
      out.clear();
    }

    public long readAll() throws IOException {
      long n = 0;
      var in = ByteBuffer.allocate(1 << 20);
      in.limit(0);
      long at = 0;
      var index = new HashMap<Long, long[]>();
      while (true) {
        if (in.remaining() < 20 || in.remaining() < 20 + in.getInt(in.position())) {
          in.compact();
          int got = c.read(in, at);
          in.flip();
          if (got <= 0) return n;
          at += got;
          continue;
        }
        int len = in.getInt();
        int crc = in.getInt();
        long x = in.getLong();
        in.getInt();
        var b = new byte[len];
        in.get(b);
        var k = new CRC32C();
        k.update(b);
        if ((int) k.getValue() != crc) return n;
        index.computeIfAbsent(x, _ -> new long[4])[0] = at;
        n++;
      }
    }

    public void close() throws IOException {
      c.close();
    }
  }

  static Kept open(String what, Path dir) throws Exception {
    return switch (what) {
      case "rocksdb" -> new Rocks(dir);
      case "mvstore" -> new Mv(dir, false);
      case "mvstore-global" -> new Mv(dir, true);
      case "log" -> new Log(dir);
      default -> throw new IllegalArgumentException(what);
    };
  }

  // ---- group commit
  static final class Committer implements AutoCloseable {
    final Kept kept;
    final ArrayList<Row> queue = new ArrayList<>();
    CountDownLatch next = new CountDownLatch(1);
    final Thread thread;
    boolean closed;
    long commits;

    Committer(Kept kept) {
      this.kept = kept;
      thread = Thread.ofPlatform().start(this::run);
    }

    CountDownLatch put(Row row) {
      synchronized (queue) {
        queue.add(row);
        queue.notify();
        return next;
      }
    }

    void run() {
      while (true) {
        List<Row> rows;
        CountDownLatch done;
        synchronized (queue) {
          while (queue.isEmpty()) {
            if (closed) return;
            try {
              queue.wait();
            } catch (InterruptedException e) {
              return;
            }
          }
          rows = new ArrayList<>(queue);
          queue.clear();
          done = next;
          next = new CountDownLatch(1);
        }
        try {
          kept.commit(rows);
        } catch (Exception e) {
          e.printStackTrace();
          System.exit(1);
        }
        commits++;
        done.countDown();
      }
    }

    public void close() throws Exception {
      synchronized (queue) {
        closed = true;
        queue.notify();
      }
      thread.join();
      kept.close();
    }
  }

  static final byte[][] EVENTS = new byte[4096][];

  static {
    var r = new Random(7);
    String[] words =
        "orderId customerId sku quantity priceCents street city zip São Paulo delivery available reservationId TaskStateEntered waitForTaskToken us-east-1"
            .split(" ");
    for (int i = 0; i < EVENTS.length; i++) {
      var b =
          new StringBuilder(
              "{\"timestamp\":\"2026-11-27T20:07:24.123Z\",\"type\":\"TaskStateEntered\",\"input\":\"");
      int n = i % 3 == 0 ? 60 : 300 + r.nextInt(900);
      while (b.length() < n)
        b.append("\\\"")
            .append(words[r.nextInt(words.length)])
            .append("\\\":")
            .append(r.nextInt(1_000_000))
            .append(',');
      EVENTS[i] = b.append("\"}").toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  static void load(String what, int writers, int seconds, int burst, boolean print)
      throws Exception {
    Path dir =
        Files.createTempDirectory(
            Path.of(System.getProperty("dir", System.getProperty("java.io.tmpdir"))), what);
    long bytesIn;
    var acks = new ConcurrentLinkedQueue<long[]>();
    var executions = new AtomicLong();
    var events = new LongAdder();
    var volume = new LongAdder();
    long commits, t0, t1;
    try (var c = new Committer(open(what, dir))) {
      var end = System.nanoTime() + seconds * 1_000_000_000L;
      t0 = System.nanoTime();
      try (var ex = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int w = 0; w < writers; w++)
          ex.submit(() -> {
            var mine = new long[1 << 16];
            int n = 0;
            var rnd = ThreadLocalRandom.current();
            while (System.nanoTime() < end) {
              long x = executions.incrementAndGet();
              for (int id = 1; id <= 24 && System.nanoTime() < end; ) {
                long t = System.nanoTime();
                CountDownLatch done = null;
                for (int k = 0; k < burst; k++) {
                  byte[] e = EVENTS[rnd.nextInt(EVENTS.length)];
                  volume.add(e.length);
                  done = c.put(new Row(x, id++, e));
                }
                done.await();
                events.add(burst);
                if (n < mine.length) mine[n++] = System.nanoTime() - t;
              }
            }
            acks.add(Arrays.copyOf(mine, n));
            return null;
          });
      }
      t1 = System.nanoTime();
      commits = c.commits;
    }
    long[] all = acks.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    long disk;
    try (var f = Files.walk(dir)) {
      disk = f.filter(Files::isRegularFile).mapToLong(p -> p.toFile().length()).sum();
    }
    double s = (t1 - t0) / 1e9;
    if (print)
      System.out.printf(
          "%-15s writers=%-4d burst=%d events/s=%,9.0f acks/s=%,8.0f p50=%6.2f ms p99=%7.2f ms rows/commit=%6.1f disk/volume=%.2f%n",
          what,
          writers,
          burst,
          events.sum() / s,
          all.length / s,
          all[all.length / 2] / 1e6,
          all[(int) (all.length * .99)] / 1e6,
          events.sum() / (double) commits,
          disk / (double) volume.sum());
    wipe(dir);
  }

  static void reopen(String what, int executions, int each) throws Exception {
    Path dir =
        Files.createTempDirectory(
            Path.of(System.getProperty("dir", System.getProperty("java.io.tmpdir"))), what);
    long volume = 0;
    var k = open(what, dir);
    var r = new Random(3);
    long t = System.nanoTime();
    for (int id = 1; id <= each; id++)
      for (int x = 0; x < executions; ) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 1000 && x < executions; i++, x++) {
          byte[] e = EVENTS[r.nextInt(EVENTS.length)];
          volume += e.length;
          rows.add(new Row((x * 7919L) % executions, id, e));
        }
        k.commit(rows);
      }
    double filled = (System.nanoTime() - t) / 1e9;
    if (what.equals("log") || what.equals("rocksdb")) {}
    k.close();
    long disk;
    try (var f = Files.walk(dir)) {
      disk = f.filter(Files::isRegularFile).mapToLong(p -> p.toFile().length()).sum();
    }
    System.gc();
    long heap0 = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    t = System.nanoTime();
    k = open(what, dir);
    double opened = (System.nanoTime() - t) / 1e9;
    t = System.nanoTime();
    long n = k.readAll();
    double read = (System.nanoTime() - t) / 1e9;
    System.out.printf(
        "%-15s %,d executions x %d events (%,d MB): filled in %.1f s, %,d MB on disk, opened in %.2f s, all %,d events read in %.2f s%n",
        what, executions, each, volume >> 20, filled, disk >> 20, opened, n, read);
    k.close();
    wipe(dir);
  }

  static void wipe(Path dir) throws IOException {
    try (var f = Files.walk(dir)) {
      for (Path p : f.sorted(Comparator.reverseOrder()).toList()) Files.delete(p);
    }
  }

  public static void main(String[] a) throws Exception {
    RocksDB.loadLibrary();
    String[] all =
        a.length > 1
            ? Arrays.copyOfRange(a, 1, a.length)
            : new String[] {"log", "rocksdb", "mvstore", "mvstore-global"};
    if (a[0].contains("load")) {
      for (String w : all) load(w, 64, 2, 4, false);
      for (int round = 0; round < 3; round++)
        for (int writers : new int[] {1, 8, 64, 512})
          for (String w : all) load(w, writers, 3, 4, true);
    }
    if (a[0].contains("reopen")) for (String w : all) reopen(w, 100_000, 12);
  }
}
