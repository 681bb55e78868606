package dev.entrega.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.notifier.Messenger.Unreachable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.ThrottledException;

class SmsMessengerTest {

  private static final Notification DELIVERED =
      new Notification("A-1", Channel.SMS, OrderStatus.DELIVERED, null);

  private final List<PublishRequest> published = new ArrayList<>();

  @Test
  void it_goes_to_the_phone_in_the_customers_language() {
    var delivery = send(_ -> PublishResponse.builder().build(), "+55 (11) 99999-0000");

    assertThat(delivery).isEqualTo(new Delivery.Taken());
    var request = published.getFirst();
    assertThat(request.phoneNumber()).isEqualTo("+5511999990000");
    assertThat(request.topicArn()).isNull();
    assertThat(request.message())
        .isEqualTo("Entrega: o seu pedido A-1 foi entregue. Obrigado e aproveite!");
    assertThat(request.messageAttributes())
        .hasEntrySatisfying(
            "AWS.SNS.SMS.SMSType",
            type -> assertThat(type.stringValue()).isEqualTo("Transactional"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"11999990000", "+0511999990000", "+12", "phone", ""})
  void what_is_no_phone_number_is_refused_here(String phone) {
    assertThat(send(_ -> PublishResponse.builder().build(), phone))
        .isEqualTo(new Delivery.Refused("not an E.164 phone number"));
    assertThat(published).isEmpty();
  }

  @Test
  void what_sns_refuses_is_refused_by_its_code_alone() {
    var delivery =
        send(
            _ -> {
              throw InvalidParameterException.builder()
                  .message("Invalid parameter: +5511999990000 is not valid to publish to")
                  .awsErrorDetails(AwsErrorDetails.builder().errorCode("InvalidParameter").build())
                  .build();
            },
            "+5511999990000");

    assertThat(delivery).isEqualTo(new Delivery.Refused("SNS InvalidParameter"));
  }

  @Test
  void a_fault_of_sns_holds_for_every_sms() {
    assertThatThrownBy(() ->
            send(
                _ -> {
                  throw ThrottledException.builder().statusCode(429).build();
                },
                "+5511999990000"))
        .isInstanceOf(Unreachable.class)
        .hasMessage("SNS takes no SMS: 429");
    assertThatThrownBy(() ->
            send(
                _ -> {
                  throw SdkClientException.create("no connection");
                },
                "+5511999990000"))
        .isInstanceOf(Unreachable.class);
  }

  private Delivery send(Function<PublishRequest, PublishResponse> answer, String phone) {
    var sns =
        new SnsClient() {

          @Override
          public PublishResponse publish(PublishRequest request) {
            published.add(request);
            return answer.apply(request);
          }

          @Override
          public String serviceName() {
            return "sns";
          }

          @Override
          public void close() {}
        };
    return new SmsMessenger(sns, Words.all()).send(DELIVERED, Office.ana("A-1"), phone);
  }
}
