package org.ladderworks.app.ui.words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/** Numbers and times as the window shows them. Pure. */
public final class Shown {
    private Shown() {}

    /** {@code 1:02:03}, or {@code 2:03} under an hour. */
    public static String length(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1000.0);
        return seconds >= 3600
                ? "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)
                : "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    /** The time of today, else the day. */
    public static String moment(Instant instant, ZoneId zone, LocalDate today, Locale locale) {
        ZonedDateTime at = instant.atZone(zone);
        DateTimeFormatter format = at.toLocalDate().equals(today)
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
        return format.withLocale(locale).format(at);
    }

    /** {@code 812 B}, {@code 45.1 MB}: decimal units, as stores and lines are counted in. */
    public static String bytes(long bytes, Locale locale) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double shown = bytes / 1e3;
        for (String unit : List.of("kB", "MB", "GB")) {
            if (shown < 999.5) {
                return String.format(locale, shown < 10 ? "%.1f %s" : "%.0f %s", shown, unit);
            }
            shown /= 1e3;
        }
        return String.format(locale, "%.1f TB", shown);
    }

    /** Whole percent, never 100 before the end. */
    public static String percent(double fraction) {
        return (int) Math.floor(fraction * 100) + " %";
    }
}
