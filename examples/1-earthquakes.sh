#!/usr/bin/env bash
# From a raw catalog to super-epicentres: a week of the world's earthquakes, bundled with Epicentra.
#   examples/1-earthquakes.sh [FOLDER]     FOLDER (default example-earthquakes) must not exist yet
set -euo pipefail

home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
sample=$home/src/main/resources/org/epicentra/sample
folder=${1:-example-earthquakes}

# Clean the GeoJSON feed into Parquet; what is no usable event is kept aside with a reason.
"$home/submit.sh" catalog import "$sample/usgs-all-week-2018-02.geojson.gz" \
  --output "$folder/catalog" --rejects "$folder/rejects"

# How complete is it, and are the station counts anything like Poisson?
"$home/submit.sh" catalog describe "$folder/catalog"

# Fit 20 components to all but the last day, from three starts; the best bound wins.
"$home/submit.sh" cavi fit --catalog "$folder/catalog" --where "time < timestamp'2018-02-06'" \
  --components 20 --restarts 3 --model "$folder/model"

# How well does the model predict the day that it has not seen?
"$home/submit.sh" cavi evaluate --model "$folder/model" --catalog "$folder/catalog" \
  --where "time >= timestamp'2018-02-06'"

# Assign the events of that day to components, and draw a synthetic catalog.
"$home/submit.sh" cavi predict --model "$folder/model" --catalog "$folder/catalog" \
  --where "time >= timestamp'2018-02-06'" --output "$folder/assigned"
"$home/submit.sh" cavi sample --model "$folder/model" --rows 1000 --output "$folder/synthetic"
