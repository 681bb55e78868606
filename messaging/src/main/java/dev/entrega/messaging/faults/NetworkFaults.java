package dev.entrega.messaging.faults;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;

/** Nobody there, or nobody who answers in time. */
final class NetworkFaults implements FaultOfTheOtherSide {

  @Override
  public boolean recognizes(Throwable fault) {
    return switch (fault) {
      case SocketException _,
          SocketTimeoutException _,
          UnknownHostException _,
          HttpTimeoutException _,
          ClosedChannelException _,
          TimeoutException _ ->
          true;
      default -> false;
    };
  }
}
