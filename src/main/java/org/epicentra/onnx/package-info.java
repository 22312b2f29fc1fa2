/**
 * Models as ONNX graphs, for programs that have neither Spark nor Java: what a graph computes is
 * what {@link org.epicentra.mixture.MixtureScorer} and {@link org.epicentra.vae.network.VaeElbo}
 * compute, and the tests hold the two against each other with ONNX Runtime. Files never live here,
 * nor does anything that changes a model.
 *
 * <p>To add a model, write its formulas with {@link org.epicentra.onnx.OnnxValue} as {@code
 * MixtureGraph} does; an operator that is missing there is one more line of {@code apply}. The
 * versions of ONNX that a reader needs are those of {@code OnnxGraph}.
 */
package org.epicentra.onnx;
