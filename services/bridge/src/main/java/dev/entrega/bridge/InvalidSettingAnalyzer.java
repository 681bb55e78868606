package dev.entrega.bridge;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets Spring Boot say {@link InvalidSetting} in one line, in place of a stack trace. */
final class InvalidSettingAnalyzer extends AbstractFailureAnalyzer<InvalidSetting> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, InvalidSetting setting) {
    return new FailureAnalysis(setting.getMessage(), null, failure);
  }
}
