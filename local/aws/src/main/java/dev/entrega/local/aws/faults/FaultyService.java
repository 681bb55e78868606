package dev.entrega.local.aws.faults;

import dev.entrega.local.aws.faults.Fault.Pace;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import java.io.IOException;

/** Lets calls meet the {@link Faults} on their way to the services. */
public final class FaultyService implements Service {

  /** What AWS does not have, and no fault of AWS meets. */
  private static final String OURS = "/_entrega/";

  private final Service services;
  private final Faults faults;
  private final FaultsApi api;

  /** In front of all services. */
  public FaultyService(Service services, Faults faults) {
    this.services = services;
    this.faults = faults;
    this.api = new FaultsApi(faults);
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    if (request.path().equals(FaultsApi.PATH)) {
      return api.answer(request);
    }
    if (request.path().startsWith(OURS)) {
      return services.answer(request);
    }
    var call = Call.of(request);
    var fault = faults.metBy(call);
    return fault.isEmpty() ? services.answer(request) : met(request, call, fault.get());
  }

  private Reply met(Request request, Call call, Fault fault) throws InterruptedException {
    return switch (fault.kind()) {
      case THROTTLED -> refused(request, call, fault.after(), Refusals.throttled(call.service()));
      case BROKEN -> refused(request, call, fault.after(), Refusals.broken(call.service()));
      case REFUSED -> refused(request, call, fault.after(), error(fault));
      case ABSENT -> absent(request, call, fault.after());
      case SLOW -> slow(services.answer(request), fault.pace());
    };
  }

  private static AwsError error(Fault fault) {
    var refusal = fault.refusal();
    if (refusal == null) {
      throw new IllegalStateException("Expected an error in " + fault);
    }
    return AwsError.of(refusal.status(), refusal.code(), "Refused, as asked for");
  }

  private Reply refused(Request request, Call call, int after, AwsError error)
      throws InterruptedException {
    if (after == 0 || !call.streams()) {
      return Refusals.reply(request, call, error);
    }
    return services
        .answer(request)
        .told(stream ->
            FaultyEvents.ending(
                stream,
                after,
                () -> {
                  throw error;
                }));
  }

  private Reply absent(Request request, Call call, int after) throws InterruptedException {
    if (after == 0 || !call.streams()) {
      return Reply.none();
    }
    return services
        .answer(request)
        .told(stream ->
            FaultyEvents.ending(
                stream,
                after,
                () -> {
                  throw new IOException("Cut, as asked for");
                }));
  }

  private static Reply slow(Reply answer, Pace pace) throws InterruptedException {
    if (answer.isEvents()) {
      return answer.told(stream -> FaultyEvents.slow(stream, pace));
    }
    Thread.sleep(pace.delay().plus(pace.perToken().multipliedBy(Math.max(0, answer.tokens() - 1))));
    return answer;
  }
}
