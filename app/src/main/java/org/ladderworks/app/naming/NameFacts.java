package org.ladderworks.app.naming;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of a package that is to have a name.
 *
 * @param title what its title is called
 * @param preset of its ladder; "auto" where that is proposed for each source
 * @param date on which it is queued
 * @param number of its place among those that are queued together, from 1
 * @param source its source's name without the ending
 * @param height of its source's pictures in pixels; empty where that is not known
 * @param tag the first of its title's tags
 */
public record NameFacts(
        String title,
        String preset,
        LocalDate date,
        int number,
        String source,
        Optional<Integer> height,
        Optional<String> tag) {}
