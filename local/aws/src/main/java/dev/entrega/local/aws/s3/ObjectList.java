package dev.entrega.local.aws.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of ListObjectsV2.
 *
 * @param prefixes what the keys that hold the delimiter have in common up to there
 * @param next where the following page begins; absent on the last one
 */
public record ObjectList(List<Line> objects, List<String> prefixes, @Nullable String next) {

  /** The most that S3 tells at once. */
  public static final int LARGEST = 1000;

  /** An object by its key. */
  public record Line(String key, ObjectHead head) {}

  /**
   * What is asked for.
   *
   * @param delimiter up to which keys are told together; none where empty
   * @param after the key after which the page begins
   * @param most how many objects and prefixes at most
   */
  public record Wanted(String prefix, String delimiter, String after, int most) {}

  /** Reads a page of a bucket. */
  public static ObjectList of(BucketFolder bucket, Wanted wanted) {
    var objects = new ArrayList<Line>();
    var prefixes = new ArrayList<String>();
    ObjectWalk walk = bucket.walk(wanted.prefix(), wanted.after());
    String last = "";
    for (String key = walk.next(); key != null; key = walk.next()) {
      String common = common(key, wanted);
      if (common != null && wanted.after().startsWith(common)) {
        walk.skip(common);
        continue;
      }
      if (objects.size() + prefixes.size() == wanted.most()) {
        return new ObjectList(objects, prefixes, wanted.most() == 0 ? null : token(last));
      }
      if (common != null) {
        prefixes.add(common);
        walk.skip(common);
        last = common;
      } else {
        ObjectHead head = bucket.head(key);
        if (head != null) {
          objects.add(new Line(key, head));
          last = key;
        }
      }
    }
    return new ObjectList(objects, prefixes, null);
  }

  private static @Nullable String common(String key, Wanted wanted) {
    int place =
        wanted.delimiter().isEmpty()
            ? -1
            : key.indexOf(wanted.delimiter(), wanted.prefix().length());
    return place < 0 ? null : key.substring(0, place + wanted.delimiter().length());
  }

  private static String token(String last) {
    return Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
  }

  /** The key or prefix after which the page of a token begins. */
  public static String after(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw S3Errors.invalidArgument("The continuation token provided is incorrect");
    }
  }
}
