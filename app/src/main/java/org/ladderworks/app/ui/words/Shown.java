package org.ladderworks.app.ui.words;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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

    /** In units of thousands, as storage is sold. */
    public static String bytes(long bytes, Locale locale) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(locale, unit == 0 || value >= 99.95 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }

    /** Frames a second, without decimals that say nothing. */
    public static String rate(BigDecimal rate, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(3);
        return format.format(rate);
    }

    /** Whole percent, never 100 before the end. */
    public static String percent(double fraction) {
        return (int) Math.floor(fraction * 100) + " %";
    }
}
