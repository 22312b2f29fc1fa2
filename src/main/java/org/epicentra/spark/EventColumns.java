package org.epicentra.spark;

import java.io.Serializable;
import java.util.List;

public record EventColumns(List<String> location, String strength, String weight, String id)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
