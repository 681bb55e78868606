package dev.entrega.local.aws;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.integration.TaskSettings;
import dev.entrega.local.aws.knowledge.KnowledgeSettings;
import dev.entrega.local.aws.s3.S3Settings;
import dev.entrega.local.aws.sns.SnsSettings;
import dev.entrega.local.stepfunctions.store.Retention;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the endpoint listens and whose AWS it is.
 *
 * @param host to listen on and to name in queue URLs; loopback unless told otherwise
 * @param port TCP port; 0 takes a free one
 * @param account of everything that is created here
 * @param sns what SNS needs to know: mail server, links, pace of retries
 * @param s3 what S3 needs to know: the folder of its buckets
 * @param tasks how far Task states reach
 * @param knowledge what Bedrock's knowledge base is made of
 * @param mockConfiguration a {@code MockConfigFile.json} in the format of Step Functions Local
 * @param data the folder that keeps everything; null: what is not in a folder of S3's is in memory
 * @param retention how long executions are remembered that have ended, and how many
 */
public record AwsSettings(
    String host,
    int port,
    Account account,
    SnsSettings sns,
    S3Settings s3,
    TaskSettings tasks,
    KnowledgeSettings knowledge,
    @Nullable Path mockConfiguration,
    @Nullable Path data,
    Retention retention) {

  /** With the defaults of SNS, S3 and Task states. */
  public AwsSettings(String host, int port, Account account) {
    this(
        host,
        port,
        account,
        SnsSettings.defaults(),
        S3Settings.defaults(),
        TaskSettings.defaults(),
        KnowledgeSettings.none(),
        null,
        null,
        Retention.AS_ON_AWS);
  }

  /** Port 4566 of the loopback, account {@code 000000000000}, region {@code us-east-1}. */
  public static AwsSettings defaults() {
    return new AwsSettings("127.0.0.1", 4566, new Account("000000000000", "us-east-1"));
  }

  /** The same on another port; 0 takes a free one. */
  public AwsSettings withPort(int other) {
    return new AwsSettings(
        host, other, account, sns, s3, tasks, knowledge, mockConfiguration, data, retention);
  }

  /** The same with another SNS. */
  public AwsSettings withSns(SnsSettings other) {
    return new AwsSettings(
        host, port, account, other, s3, tasks, knowledge, mockConfiguration, data, retention);
  }

  /** The same with another S3. */
  public AwsSettings withS3(S3Settings other) {
    return new AwsSettings(
        host, port, account, sns, other, tasks, knowledge, mockConfiguration, data, retention);
  }

  /** The same with other reaches of Task states. */
  public AwsSettings withTasks(TaskSettings other) {
    return new AwsSettings(
        host, port, account, sns, s3, other, knowledge, mockConfiguration, data, retention);
  }

  /** The same with another knowledge base. */
  public AwsSettings withKnowledge(KnowledgeSettings other) {
    return new AwsSettings(
        host, port, account, sns, s3, tasks, other, mockConfiguration, data, retention);
  }

  /** The same with test cases for executions, or with none where there is no file. */
  public AwsSettings withMockConfiguration(@Nullable Path file) {
    return new AwsSettings(host, port, account, sns, s3, tasks, knowledge, file, data, retention);
  }

  /**
   * The same, keeping everything in a folder, which is made where it does not exist: what was
   * answered outlives the process, however that ends. Buckets are kept there too, unless S3 has a
   * folder of its own. Without a folder all is in memory.
   */
  public AwsSettings withData(@Nullable Path folder) {
    return new AwsSettings(
        host, port, account, sns, s3, tasks, knowledge, mockConfiguration, folder, retention);
  }

  /**
   * The same, remembering executions that have ended for another time, or other numbers of them.
   */
  public AwsSettings withRetention(Retention other) {
    return new AwsSettings(
        host, port, account, sns, s3, tasks, knowledge, mockConfiguration, data, other);
  }

  /**
   * The same, remembering executions that have ended for that long, and so many of them at most;
   * their names for 90 days.
   */
  public AwsSettings withRetention(Duration kept, long most) {
    return withRetention(Retention.kept(kept, most));
  }
}
