/**
 * What is computed with trained weights: losses of other images, log p(x) by importance sampling,
 * active units, codes of single images, and measurements of gradient estimators. Nothing here
 * changes weights.
 *
 * <p>To add a measure, compute it in {@link org.epicentra.vae.evaluation.EvaluationPass}, sum it in
 * {@link org.epicentra.vae.evaluation.EvaluationSum} so that partitions merge, and ask for it in
 * {@link org.epicentra.vae.evaluation.EvaluationSettings}.
 */
package org.epicentra.vae.evaluation;
