/**
 * The tour: {@link org.epicentra.job.demo.DemoJob} runs other jobs on the bundled samples, one
 * after the other, in one folder. It adds no work of its own and no settings that their jobs lack.
 *
 * <p>To add a stop, run its job in {@code DemoJob} or {@code SampleDigits}, announce it by {@code
 * steps}, and add its outputs to {@code targets()} and to the result.
 */
package org.epicentra.job.demo;
