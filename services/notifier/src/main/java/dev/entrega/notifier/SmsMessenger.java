package dev.entrega.notifier;

import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.OptedOutException;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.ValidationException;

/**
 * SMS by SNS. It takes a message for a phone that answered STOP too, and delivers nothing. It does
 * not know one message from its repetition, so after a crash one may be delivered twice.
 */
final class SmsMessenger implements Messenger {

  /** E.164. */
  private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");

  private static final Map<String, MessageAttributeValue> TRANSACTIONAL =
      Map.of(
          "AWS.SNS.SMS.SMSType",
          MessageAttributeValue.builder().dataType("String").stringValue("Transactional").build());

  private final SnsClient sns;
  private final Map<Language, Words> words;

  SmsMessenger(SnsClient sns, Map<Language, Words> words) {
    this.sns = sns;
    this.words = words;
  }

  @Override
  public Delivery send(Notification notification, Contact contact, String address) {
    var phone = address.replaceAll("[ ().-]", "");
    if (!PHONE.matcher(phone).matches()) {
      return new Delivery.Refused("not an E.164 phone number");
    }
    var text = Words.in(Language.of(contact.locale()), words).sms(notification, contact);
    try {
      sns.publish(
          request -> request.phoneNumber(phone).message(text).messageAttributes(TRANSACTIONAL));
      return new Delivery.Taken();
    } catch (InvalidParameterException
        | InvalidParameterValueException
        | OptedOutException
        | ValidationException refused) {
      return new Delivery.Refused("SNS " + code(refused));
    } catch (SnsException fault) {
      throw new Unreachable("SNS takes no SMS: " + code(fault));
    } catch (SdkException fault) {
      throw new Unreachable("SNS does not answer: " + fault.getClass().getSimpleName());
    }
  }

  /** The message of the exception may hold the phone number. */
  private static String code(SnsException answer) {
    var details = answer.awsErrorDetails();
    return details == null ? String.valueOf(answer.statusCode()) : details.errorCode();
  }
}
