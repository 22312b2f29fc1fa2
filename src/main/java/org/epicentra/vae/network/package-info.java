/**
 * The networks: their shape, their parameters in one flat array, dense layers, and the loss of a
 * minibatch with its gradient. How weights are updated, and where images come from, never lives
 * here.
 *
 * <p>To add a kind of layer, write it beside {@code DenseLayer} and let {@link
 * org.epicentra.vae.network.ParameterLayout} give it a place in the array. The files of weights and
 * checkpoints have the array's order, so a change of the order is a new version of them.
 */
package org.epicentra.vae.network;
