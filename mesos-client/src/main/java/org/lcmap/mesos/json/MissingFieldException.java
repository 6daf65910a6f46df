package org.lcmap.mesos.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A message lacks a field that Mesos requires. */
final class MissingFieldException extends JsonMappingException {

  private static final long serialVersionUID = 1;

  MissingFieldException(JsonParser parser, String field) {
    super(parser, "missing field '" + field + "'");
  }
}
