/**
 * The library's face, what a program on Spark ML imports: Estimators, their Models, an Evaluator,
 * and the Params that they share. No mathematics and no pass over data lives here; Params become
 * the settings records of {@link org.epicentra.mixture} and {@link org.epicentra.vae}, which own
 * ranges and defaults.
 *
 * <p>To add a Param, add a public method without arguments that returns it to the interface of its
 * group, such as {@link org.epicentra.ml.MixtureTrainingParams} or, for what chooses a model of the
 * family, {@link org.epicentra.ml.MixtureFamilyParams} (Spark finds Params by those methods), set
 * its default from the settings record, and add a setter to the stages. To add a stage, give it a
 * public constructor of a uid and static methods {@code read} and {@code load} that return {@code
 * StoredModel.reader}, without which a Pipeline cannot load it.
 */
package org.epicentra.ml;
