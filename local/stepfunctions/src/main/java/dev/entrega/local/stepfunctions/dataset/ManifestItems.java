package dev.entrega.local.stepfunctions.dataset;

import dev.entrega.local.stepfunctions.expression.StatesError;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The items of all files that a manifest names, one file after the other. */
final class ManifestItems implements Items {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Pattern PLACE = Pattern.compile("s3://(?<bucket>[^/]+)/(?<key>.+)");
  private static final String BUCKET_ARN = "arn:aws:s3:::";

  private final Reading reading;
  private final Format.OfFile format;
  private final Iterator<Place> places;
  private @Nullable Items file;

  private record Place(String bucket, String key) {}

  private ManifestItems(Reading reading, Format.OfFile format, List<Place> places) {
    this.reading = reading;
    this.format = format;
    this.places = places.iterator();
  }

  static Items ofInventory(Reading reading, JsonNode arguments, char delimiter)
      throws StatesError, InterruptedException {
    JsonNode manifest = json(reading, arguments);
    if (!manifest.path("fileFormat").asString("").equals("CSV")) {
      throw Reading.failed("Expected an inventory whose fileFormat is CSV, but it is another");
    }
    String destination = manifest.path("destinationBucket").asString("");
    String bucket =
        destination.startsWith(BUCKET_ARN)
            ? destination.substring(BUCKET_ARN.length())
            : destination;
    List<String> columns =
        Stream.of(manifest.path("fileSchema").asString("").split(",")).map(String::strip).toList();
    var places =
        manifest
            .path("files")
            .valueStream()
            .map(file -> new Place(bucket, file.path("key").asString("")))
            .toList();
    return new ManifestItems(reading, new Format.Csv(delimiter, columns), places);
  }

  private static JsonNode json(Reading reading, JsonNode arguments)
      throws StatesError, InterruptedException {
    try (InputStream bytes = reading.bytes(arguments)) {
      return MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      throw Reading.failed("The manifest is not valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw Reading.failed(e);
    }
  }

  static Items ofAthena(Reading reading, JsonNode arguments, Format.OfFile format)
      throws StatesError, InterruptedException {
    var places = new ArrayList<Place>();
    try (var rows = new CsvRows(reading.bytes(arguments), ',')) {
      for (List<String> row = rows.next(); row != null; row = rows.next()) {
        Matcher place = PLACE.matcher(row.getFirst().strip());
        if (!place.matches()) {
          throw Reading.failed(
              "Expected a manifest of s3:// places, but found '%s'".formatted(row.getFirst()));
        }
        places.add(new Place(place.group("bucket"), place.group("key")));
      }
    } catch (IOException e) {
      throw Reading.failed(e);
    }
    return new ManifestItems(reading, format, places);
  }

  @Override
  public @Nullable Item next() throws StatesError, InterruptedException {
    while (true) {
      Item item = file == null ? null : file.next();
      if (item != null) {
        return item;
      }
      close();
      if (!places.hasNext()) {
        return null;
      }
      Place place = places.next();
      file = reading.file(format, place.bucket(), place.key());
    }
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
