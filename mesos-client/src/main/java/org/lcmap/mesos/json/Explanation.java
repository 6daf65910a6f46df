package org.lcmap.mesos.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.stream.Collectors;

/** Says what is wrong with a message in words, without quoting it. */
final class Explanation {

  private Explanation() {}

  static String of(JsonProcessingException problem) {
    JsonLocation location = problem.getLocation();
    String where = location == null ? "" : " at byte " + location.getByteOffset();
    if (problem instanceof JsonMappingException mapping) {
      String path =
          mapping.getPath().stream()
              .map(p -> p.getFieldName() == null ? "[" + p.getIndex() + "]" : p.getFieldName())
              .collect(Collectors.joining("."));
      String what =
          mapping instanceof MissingFieldException missing
              ? missing.getOriginalMessage()
              : "unexpected kind of value";
      return what + (path.isEmpty() ? "" : " in " + path) + where;
    }
    return "not JSON" + where;
  }
}
