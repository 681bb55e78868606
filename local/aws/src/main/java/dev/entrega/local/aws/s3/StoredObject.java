package dev.entrega.local.aws.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/** An object that was opened; its bytes stay the same even if another takes its place meanwhile. */
public record StoredObject(ObjectHead head, SeekableByteChannel bytes) implements AutoCloseable {

  /** All bytes from a place on; closing the stream closes the object. */
  public InputStream from(long place) throws IOException {
    bytes.position(place);
    return Channels.newInputStream(bytes);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
