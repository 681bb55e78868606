package dev.entrega.local.aws.account;

/**
 * The one account and region that everything here belongs to.
 *
 * @param id twelve digits
 * @param region for example {@code us-east-1}
 */
public record Account(String id, String region) {

  /** The ARN of a thing of ours, for example {@code arn:aws:sns:us-east-1:000000000000:orders}. */
  public String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + id + ":" + resource;
  }
}
