package dev.entrega.local.stepfunctions;

/**
 * Where the engine claims to stand; it names every ARN.
 *
 * @param partition {@code aws}, or that of China or of a government
 * @param region for example {@code us-east-1}
 * @param accountId twelve digits
 */
public record Location(String partition, String region, String accountId) {

  /** Where everything on one machine stands. */
  public static final Location LOCAL = new Location("aws", "us-east-1", "000000000000");
}
