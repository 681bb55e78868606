package dev.entrega.local.aws;

import dev.entrega.local.aws.account.Account;

/**
 * Where the endpoint listens and whose AWS it is.
 *
 * @param host to listen on and to name in queue URLs; loopback unless told otherwise
 * @param port TCP port; 0 takes a free one
 * @param account of everything that is created here
 */
public record AwsSettings(String host, int port, Account account) {

  /** Port 4566 of the loopback, account {@code 000000000000}, region {@code us-east-1}. */
  public static AwsSettings defaults() {
    return new AwsSettings("127.0.0.1", 4566, new Account("000000000000", "us-east-1"));
  }

  /** The same on another port; 0 takes a free one. */
  public AwsSettings withPort(int other) {
    return new AwsSettings(host, other, account);
  }
}
