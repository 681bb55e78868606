package dev.entrega.local.launcher.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

  private static final String TEMPLATE =
      """
      Parameters:
        Region:
          Type: String
          Default: SP
        Owner:
          Type: String
      Resources:
        Tasks:
          Type: AWS::SQS::Queue
      """;

  @Test
  void a_parameter_has_its_default_unless_another_value_is_given() {
    assertThat(Template.read(TEMPLATE, Map.of("Owner", "me")).parameters())
        .containsExactly(Map.entry("Region", "SP"), Map.entry("Owner", "me"));
    assertThat(Template.read(TEMPLATE, Map.of("Owner", "me", "Region", "AM")).parameters())
        .containsEntry("Region", "AM");
  }

  @Test
  void a_parameter_without_a_value_is_refused() {
    assertThatThrownBy(() -> Template.read(TEMPLATE, Map.of()))
        .hasMessage("Expected a value for the parameter Owner, which has no default.");
  }

  @Test
  void a_value_for_no_parameter_is_refused() {
    assertThatThrownBy(() -> Template.read(TEMPLATE, Map.of("Owner", "me", "Colour", "red")))
        .hasMessage("Expected one of the parameters [Region, Owner], but was given Colour.");
  }

  @Test
  void a_resource_without_a_type_is_refused() {
    assertThatThrownBy(() -> Template.read("Resources: {Tasks: {Properties: {}}}", Map.of()))
        .hasMessage("Expected a Type, but resource Tasks has none.");
  }
}
