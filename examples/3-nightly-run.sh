#!/usr/bin/env bash
# Two nights of a model that is retrained every night: gates, hold-out, promotion, registry.
#   examples/3-nightly-run.sh [FOLDER]     FOLDER (default example-nights) must not exist yet
set -euo pipefail

home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
sample=$home/src/main/resources/org/epicentra/sample
folder=${1:-example-nights}

"$home/submit.sh" catalog import "$sample/usgs-all-week-2018-02.geojson.gz" --output "$folder/catalog"

# The first night: there is no champion yet, so the challenger becomes it.
"$home/submit.sh" retrain --registry "$folder/models" --name world --catalog "$folder/catalog" \
  --components 20 --holdout 1d --as-of 2018-02-06

# The next night, from the champion. Exit code 5 would say that the challenger was refused, where a day
# of held-out events does not show that it is no worse than the champion, which then stays in use.
"$home/submit.sh" retrain --registry "$folder/models" --name world --catalog "$folder/catalog" \
  --components 20 --holdout 1d --as-of 2018-02-07 --mode warm || (($? == 5))

# What there is, which version is in use, and whether all files are as they were published.
"$home/submit.sh" registry list --registry "$folder/models" --name world
"$home/submit.sh" registry verify --registry "$folder/models" --name world

# A person may overrule the decision, and go back at once.
"$home/submit.sh" registry promote --registry "$folder/models" --name world --version 2
"$home/submit.sh" registry rollback --registry "$folder/models" --name world
