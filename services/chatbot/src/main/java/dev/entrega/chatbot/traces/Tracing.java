package dev.entrega.chatbot.traces;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells a collector of the assistant's spans, by OTLP, where one is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("chatbot.traces.endpoint")
class Tracing {

  private static final String OURS = "entrega.assistant.";

  /** Sampled as the asker's is; of questions without a trace, a share. */
  @Bean
  SdkTracerProvider spans(TracesSettings settings) {
    var exporter = OtlpHttpSpanExporter.builder().setEndpoint(settings.endpoint()).build();
    return SdkTracerProvider.builder()
        .setResource(
            Resource.getDefault().toBuilder()
                .put(AttributeKey.stringKey("service.name"), "chatbot")
                .build())
        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.share())))
        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
        .build();
  }

  @Bean
  Tracer tracer(SdkTracerProvider spans) {
    return new OtelTracer(spans.get("entrega"), new OtelCurrentTraceContext(), _ -> {});
  }

  @Bean
  Traces.Current currentTrace(Tracer tracer) {
    return () -> {
      var span = tracer.currentSpan();
      return span == null ? null : Traceparent.of(span.context()).toString();
    };
  }

  /** Of nothing but what we observe ourselves: health checks and the like are no traces. */
  @Bean
  ObservationHandler<?> spansOfObservations(SdkTracerProvider spans, Tracer tracer) {
    var propagator =
        new OtelPropagator(
            ContextPropagators.create(W3CTraceContextPropagator.getInstance()),
            spans.get("entrega"));
    return new FirstMatchingCompositeObservationHandler(
        List.of(
            new PropagatingReceiverTracingObservationHandler<>(tracer, propagator),
            new DefaultTracingObservationHandler(tracer))) {

      @Override
      public boolean supportsContext(Observation.Context context) {
        var name = context.getName();
        return name != null && name.startsWith(OURS) && super.supportsContext(context);
      }
    };
  }
}
