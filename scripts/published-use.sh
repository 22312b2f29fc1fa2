#!/usr/bin/env bash
# Publishes Epicentra into a folder as it would be published, checks what lies there, and fits a model with it:
#
#   scripts/published-use.sh FOLDER [SPARK_HOME]
#
# FOLDER must not exist. A fit runs if a Spark is named: submit.sh with --packages, without a jar of its own.
set -euo pipefail

home=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
fail() { echo "published-use.sh: $1" >&2; exit 1; }

(($# >= 1)) || fail "name a folder"
[[ ! -e $1 ]] || fail "$1 exists"
mkdir -p -- "$1"
folder=$(cd -- "$1" && pwd)
# The embedded Spark, its archive of classes and the bill of materials stay as the build has left them.
(cd "$home" && mvn -q -B -Prelease -DskipTests -Dmaven.clean.skip -Dmdep.skip -Dexec.skip -Dcyclonedx.skip deploy \
  "-DaltDeploymentRepository=folder::file://$folder/repository")

artifact=epicentra-spark-4.1_2.13
version=$(sed -n "/<artifactId>$artifact</{n;s/.*<version>\(.*\)<.*/\1/p}" "$home/pom.xml")
place=$folder/repository/org/epicentra/$artifact/$version
for suffix in .jar -sources.jar -javadoc.jar .pom; do
  file=$place/$artifact-$version$suffix
  [[ -s $file ]] || fail "there is no $file"
  [[ $(cat -- "$file.sha1") == "$(sha1sum <"$file" | cut -d ' ' -f 1)" ]] || fail "$file does not match its digest"
done
for element in name description url license developer scm; do
  grep -q "<$element>" "$place/$artifact-$version.pom" || fail "the pom has no $element"
done
listed() { jar tf "$place/$artifact-$version$1"; }
listed .jar >"$folder/jar.txt"
! grep -q '^org/apache/spark/' "$folder/jar.txt" || fail "Spark is inside the jar"
grep -q '^org/epicentra/cli/Main.class$' "$folder/jar.txt" || fail "the jar has no main class"
listed -sources.jar | grep -q '^org/epicentra/cli/Main.java$' || fail "the sources are not there"
listed -javadoc.jar | grep -q '^org/epicentra/ml/VariationalGaussianMixture.html$' || fail "the Javadoc is not there"
! grep -q '<artifactId>picocli<' "$place/$artifact-$version.pom" || fail "the pom names what is inside the jar"
cmp -s -- "$home/target/epicentra-$version.jar" "$place/$artifact-$version.jar" || fail "the jar is not that of the build"
echo "published-use.sh: $place has jar, sources, Javadoc and pom"

(($# >= 2)) || exit 0
mkdir -p -- "$folder/install"
cp -r -- "$home/submit.sh" "$home/conf" "$folder/install/"
SPARK_HOME=$2 "$folder/install/submit.sh" --packages "org.epicentra:$artifact:$version" \
  --repositories "file://$folder/repository" --conf "spark.jars.ivy=$folder/ivy" \
  cavi fit --catalog "$home/src/main/resources/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz" --components 5 \
  --model "$folder/model" >"$folder/fit.txt"
[[ -s $folder/model/posterior.json ]] || fail "the fit left no model"
echo "published-use.sh: fitted a model with --packages org.epicentra:$artifact:$version"
