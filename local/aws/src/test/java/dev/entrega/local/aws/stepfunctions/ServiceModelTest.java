package dev.entrega.local.aws.stepfunctions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.entrega.local.aws.stepfunctions.ServiceModel.Shapes;
import dev.entrega.local.stepfunctions.Location;
import dev.entrega.local.stepfunctions.Ports;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import tools.jackson.core.JacksonException;

/**
 * Nothing of AWS's service model is unknown here, whichever release of its client we build with.
 */
class ServiceModelTest {

  private static final Map<String, Shapes> MODEL = ServiceModel.operations();
  private static final Map<String, Operation> DOOR =
      Operation.of(
          new StepFunctions(
              Location.LOCAL, Integrations.none(), Ports.inMemory(new SteppedTime())));

  @Test
  void the_door_has_every_operation_and_no_other() {
    assertThat(DOOR.keySet()).isEqualTo(MODEL.keySet());
  }

  static Set<String> operations() {
    return DOOR.keySet();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void every_member_of_a_request_is_known(String operation) {
    var found = new ArrayList<String>();
    compare(operation, model(operation).request(), door(operation).input(), found);
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void every_member_of_an_answer_is_known(String operation) {
    var found = new ArrayList<String>();
    var response = model(operation).response();
    var output = door(operation).output();
    if (output == void.class) {
      assertThat(response.sdkFields()).isEmpty();
    } else {
      compare(operation, response, output, found);
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void a_member_of_another_type_cannot_be_read(String operation) {
    for (SdkField<?> field : model(operation).request().sdkFields()) {
      for (String odd : ServiceModel.oddities(field)) {
        var request = "{\"%s\": %s}".formatted(field.locationName(), odd);
        assertThatThrownBy(() -> door(operation).answer(request.getBytes(UTF_8)))
            .as(request)
            .isInstanceOfSatisfying(
                JacksonException.class,
                e -> assertThat(Unreadable.of(e).code()).isEqualTo("SerializationException"));
      }
    }
  }

  @Test
  void every_type_of_event_is_known() {
    assertThat(Arrays.stream(HistoryEventType.values()).map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(
            software.amazon.awssdk.services.sfn.model.HistoryEventType.knownValues().stream()
                .map(Object::toString)
                .toList());
  }

  @Test
  void every_shape_of_details_is_known() {
    var ours =
        Arrays.stream(EventDetails.class.getPermittedSubclasses())
            .map(type -> names(components(type)))
            .collect(Collectors.toSet());
    var event = software.amazon.awssdk.services.sfn.model.HistoryEvent.builder();

    var unknown =
        ((SdkPojo) event)
            .sdkFields().stream()
                .filter(field -> field.marshallingType().equals(MarshallingType.SDK_POJO))
                .filter(field -> !ours.contains(names(field.constructor().get())))
                .map(SdkField::locationName)
                .toList();

    assertThat(unknown).isEmpty();
  }

  @Test
  void details_are_told_under_the_names_that_the_model_has_for_them() {
    var event = software.amazon.awssdk.services.sfn.model.HistoryEvent.builder();

    assertThat(Arrays.stream(HistoryEventType.values()).map(HistoryEventType::detailsField))
        .containsAll(
            ((SdkPojo) event)
                .sdkFields().stream()
                    .filter(field -> field.marshallingType().equals(MarshallingType.SDK_POJO))
                    .map(SdkField::locationName)
                    .toList());
  }

  private static Shapes model(String operation) {
    return Objects.requireNonNull(MODEL.get(operation));
  }

  private static Operation door(String operation) {
    return Objects.requireNonNull(DOOR.get(operation));
  }

  private static void compare(String path, SdkPojo shape, Class<?> type, List<String> found) {
    if (type == HistoryEvent.class) {
      return;
    }
    var components = components(type);
    differences(names(shape), names(components)).forEach(name -> found.add(path + "." + name));
    for (SdkField<?> field : shape.sdkFields()) {
      var component = components.get(field.locationName());
      if (component == null) {
        continue;
      }
      var inner = path + "." + field.locationName();
      var java = innermost(component.getGenericType());
      var innermost = ServiceModel.innermost(field);
      if (innermost.marshallingType().equals(MarshallingType.SDK_POJO)) {
        compare(inner, innermost.constructor().get(), java, found);
      } else {
        hasValuesAlike(inner, ServiceModel.constants(shape, field), java, found);
      }
    }
  }

  private static Set<String> differences(Set<String> one, Set<String> other) {
    var all = new TreeSet<>(one);
    all.addAll(other);
    all.removeIf(name -> one.contains(name) && other.contains(name));
    return all;
  }

  private static void hasValuesAlike(
      String path, Object[] theirs, Class<?> java, List<String> found) {
    var expected = Arrays.stream(theirs).map(Object::toString).collect(Collectors.toSet());
    var ours =
        Stream.ofNullable(java.getEnumConstants())
            .flatMap(Arrays::stream)
            .map(Object::toString)
            .collect(Collectors.toSet());
    if (!ours.containsAll(expected)) {
      found.add("%s: values %s, but found %s".formatted(path, expected, ours));
    }
  }

  private static Class<?> innermost(Type type) {
    return type instanceof ParameterizedType generic
        ? innermost(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1])
        : (Class<?>) type;
  }

  private static Map<String, RecordComponent> components(Class<?> type) {
    var components = new TreeMap<String, RecordComponent>();
    for (var component : type.getRecordComponents()) {
      if (!component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
        components.put(component.getName(), component);
      }
    }
    return components;
  }

  private static Set<String> names(Map<String, RecordComponent> components) {
    return components.keySet();
  }

  private static Set<String> names(SdkPojo shape) {
    return shape.sdkFields().stream()
        .map(SdkField::locationName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
