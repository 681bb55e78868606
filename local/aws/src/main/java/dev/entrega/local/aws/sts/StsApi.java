package dev.entrega.local.aws.sts;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Form;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import dev.entrega.local.aws.wire.Xml;

/** STS's wire: GetCallerIdentity, with which tools ask whether their credentials work. */
public final class StsApi implements Service {

  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  private final Account account;

  /** Answers that everybody is the root of {@code account}. */
  public StsApi(Account account) {
    this.account = account;
  }

  @Override
  public Reply answer(Request request) {
    var action = Form.of(request).get("Action", "");
    if (!action.equals("GetCallerIdentity")) {
      var error =
          AwsError.badRequest(
              "InvalidAction", "Expected GetCallerIdentity, but found '" + action + "'");
      return Xml.reply(NAMESPACE, request.id(), error);
    }
    return Xml.reply(
        NAMESPACE,
        action,
        request.id(),
        xml ->
            xml.put("Arn", "arn:aws:iam::" + account.id() + ":root")
                .put("UserId", account.id())
                .put("Account", account.id()));
  }
}
