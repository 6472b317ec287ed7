package org.ladderworks.app.job;

import java.util.Map;

/**
 * A job that is to be put into the queue. Everything that it needs beside its sources goes with it, so that a preset which
 * is changed later does not change it.
 *
 * @param title for people
 * @param output folder that the package is to become, absolute
 * @param job the job file, as JSON, its paths absolute; holds no key and no signed address
 * @param presets saved presets that it names, each as JSON by its name
 */
public record NewJob(String title, String output, String job, Map<String, String> presets) {
    public NewJob {
        presets = Map.copyOf(presets);
    }
}
