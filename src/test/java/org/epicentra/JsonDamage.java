package org.epicentra;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The ways in which a JSON file may be damaged by hand: each value replaced by each of some others,
 * removed, or, where it stands in a list, repeated.
 *
 * @param what was done, for messages
 * @param text the file's content then
 */
public record JsonDamage(String what, String text) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> REPLACEMENTS =
      List.of(
          "null",
          "true",
          "\"text\"",
          "\"\"",
          "-1",
          "0",
          "0.5",
          "3",
          "1e308",
          "1e-308",
          "1e999",
          "4294967296",
          "[]",
          "[null]",
          "[1, 2, 3]",
          "{}");

  /** All of a file. */
  public static List<JsonDamage> of(Path file) {
    try {
      JsonNode root = JSON.readTree(Files.readString(file));
      List<JsonDamage> all = new ArrayList<>();
      collect(root, JsonPointer.empty(), root, all);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(JsonNode root, JsonPointer at, JsonNode node, List<JsonDamage> into) {
    for (String replacement : at.matches() ? List.<String>of() : REPLACEMENTS) {
      JsonNode copy = root.deepCopy();
      String mark = "\u0001";
      put(copy, at, JSON.getNodeFactory().textNode(mark));
      String text = copy.toString().replace("\"\\u0001\"", replacement);
      into.add(new JsonDamage(at + " = " + replacement, text));
    }
    if (!at.matches()) {
      JsonNode copy = root.deepCopy();
      remove(copy, at);
      into.add(new JsonDamage(at + " removed", copy.toString()));
    }
    if (node instanceof ArrayNode list && !list.isEmpty()) {
      JsonNode copy = root.deepCopy();
      ((ArrayNode) copy.at(at)).add(list.get(0).deepCopy());
      into.add(new JsonDamage(at + " longer by one", copy.toString()));
    }
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        collect(root, at.appendProperty(field.getKey()), field.getValue(), into);
      }
    }
    for (int i = 0; node.isArray() && i < Math.min(2, node.size()); i++) {
      collect(root, at.appendIndex(i), node.get(i), into);
    }
  }

  private static void put(JsonNode root, JsonPointer at, JsonNode value) {
    ContainerNode<?> parent = (ContainerNode<?>) root.at(at.head());
    if (parent instanceof ArrayNode list) {
      list.set(at.last().getMatchingIndex(), value);
    } else {
      ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
    }
  }

  private static void remove(JsonNode root, JsonPointer at) {
    ContainerNode<?> parent = (ContainerNode<?>) root.at(at.head());
    if (parent instanceof ArrayNode list) {
      list.remove(at.last().getMatchingIndex());
    } else {
      ((ObjectNode) parent).remove(at.last().getMatchingProperty());
    }
  }
}
