package org.epicentra.job.retrain;

import java.time.Duration;

/**
 * What the data of a nightly run may be like, against that of the champion.
 *
 * @param maxAge of the newest event at the time of the run
 * @param maxRejected share of unusable records among those that are new
 * @param maxRepeated share of repeated ids among the new events
 * @param maxRowLoss share of the events of recent runs that may be gone
 * @param maxRateChange factor by which the number of new events per day may differ from before
 * @param maxNullChange by how much the share of new events without strength, or depth, may differ
 * @param maxDriftPlace Jensen-Shannon distance of the places of new events, 0 to 1
 * @param maxDriftStrength of their strengths
 * @param maxDriftDepth of their depths
 * @param minEvents fewest new events whose shares and distances are looked at
 */
public record GateLimits(
    Duration maxAge,
    double maxRejected,
    double maxRepeated,
    double maxRowLoss,
    double maxRateChange,
    double maxNullChange,
    double maxDriftPlace,
    double maxDriftStrength,
    double maxDriftDepth,
    int minEvents) {}
