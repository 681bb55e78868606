package dev.entrega.local.aws;

import static dev.entrega.local.aws.RunningS3.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Which objects there are, and where on disk. */
class S3KeysTest {

  @RegisterExtension private static final RunningS3 S3 = new RunningS3();

  @Test
  void keys_are_listed_in_the_order_of_their_bytes_page_by_page() {
    List<String> keys = List.of("a", "a-b", "a/b", "a/b/c", "a0", "aé", "b//c", "b/c", "z/", "z/1");
    keys.reversed().forEach(key -> S3.put(key, key));

    var listed = new ArrayList<String>();
    S3.client()
        .listObjectsV2Paginator(r -> r.bucket(S3.bucket()).maxKeys(3))
        .contents()
        .forEach(object -> listed.add(object.key()));

    assertThat(listed)
        .containsExactly("a", "a-b", "a/b", "a/b/c", "a0", "aé", "b//c", "b/c", "z/", "z/1");
  }

  @Test
  void a_listing_may_be_narrowed_and_folded() {
    Stream.of("in/1.csv", "in/2.csv", "in/old/3.csv", "in/old/4.csv", "in/z", "out/5.csv")
        .forEach(key -> S3.put(key, key));

    var listed = S3.client().listObjectsV2(r -> r.bucket(S3.bucket()).prefix("in/").delimiter("/"));
    var after = S3.client().listObjectsV2(r -> r.bucket(S3.bucket()).startAfter("in/old/3.csv"));
    var second =
        S3.client()
            .listObjectsV2(r ->
                r.bucket(S3.bucket())
                    .delimiter("/")
                    .continuationToken(
                        S3.client()
                            .listObjectsV2(t -> t.bucket(S3.bucket()).delimiter("/").maxKeys(1))
                            .nextContinuationToken()));

    assertThat(listed.contents())
        .extracting(S3Object::key)
        .containsExactly("in/1.csv", "in/2.csv", "in/z");
    assertThat(listed.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("in/old/");
    assertThat(listed.keyCount()).isEqualTo(4);
    assertThat(after.contents())
        .extracting(S3Object::key)
        .containsExactly("in/old/4.csv", "in/z", "out/5.csv");
    assertThat(second.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("out/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside",
        "..",
        "a/../../../outside",
        "a/./b",
        "/absolute",
        "..\\outside",
        "%2e%2e/outside",
        "a%2Fb",
        "nul\u0001byte",
        "plus+and space&=?#",
        "ünïcode/日本/🙂",
        "trailing/"
      })
  void no_key_leads_out_of_its_bucket(String key) throws IOException {
    S3.put(key, "safe");

    assertThat(S3.get(key)).isEqualTo("safe");
    assertThat(S3.keys("")).containsExactly(key);
    try (Stream<Path> files = Files.walk(S3.folder())) {
      assertThat(files.filter(Files::isRegularFile).filter(f -> content(f).equals("safe")))
          .allMatch(file -> file.startsWith(S3.folder().resolve(S3.bucket())));
    }
    S3.client().deleteObject(r -> r.bucket(S3.bucket()).key(key));
    assertThat(S3.keys("")).isEmpty();
  }

  @Test
  void a_long_key_has_room_and_a_longer_one_is_refused() {
    String key = "é".repeat(500) + "/" + "x".repeat(20);
    S3.put(key, "1");

    assertThat(S3.keys("é")).containsExactly(key);
    assertThatThrownBy(() -> S3.put("x".repeat(1025), "1"))
        .satisfies(e -> refused(e, 400, "KeyTooLongError"));
  }

  @Test
  void a_key_may_be_the_beginning_of_others() {
    S3.put("a", "file");
    S3.put("a/b", "below");
    S3.put("c/d", "below");
    S3.put("c", "file");

    assertThat(S3.keys("")).containsExactly("a", "a/b", "c", "c/d");
    assertThat(Stream.of("a", "a/b", "c", "c/d").map(key -> S3.get(key)))
        .containsExactly("file", "below", "file", "below");
    S3.put("a", "changed");
    assertThat(S3.get("a")).isEqualTo("changed");
  }

  @Test
  void a_file_put_there_by_hand_is_an_object() throws IOException {
    Path file = S3.folder().resolve(S3.bucket()).resolve("in").resolve("by-hand.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "[1]");

    var got = S3.client().getObjectAsBytes(r -> r.bucket(S3.bucket()).key("in/by-hand.json"));
    String before = got.response().eTag();
    Files.writeString(file, "[1, 2]");

    assertThat(got.asUtf8String()).isEqualTo("[1]");
    assertThat(got.response().contentType()).isEqualTo("binary/octet-stream");
    assertThat(S3.client().headObject(r -> r.bucket(S3.bucket()).key("in/by-hand.json")).eTag())
        .isNotEqualTo(before);
    assertThat(S3.keys("in/")).containsExactly("in/by-hand.json");
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException _) {
      return "";
    }
  }
}
