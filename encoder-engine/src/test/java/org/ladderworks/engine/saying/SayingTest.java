package org.ladderworks.engine.saying;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SayingTest {
    private enum Weather implements Phrase {
        RAIN_IN("rain in {0} for {1} h ($ and \\ too)"),
        ANY("{0} in {1}"),
        DRY("it doesn't rain");

        private final String english;

        Weather(String english) {
            this.english = english;
        }

        @Override
        public String english() {
            return english;
        }
    }

    private static String german(Phrase phrase) {
        return switch (phrase.key()) {
            case "weather.rain-in" -> "{1} h Regen in {0}";
            case "weather.any" -> "{0} und {1}";
            case "weather.dry" -> "kein Regen";
            default -> throw new AssertionError(phrase.key());
        };
    }

    @Test
    @DisplayName("a saying prints in English, and is said by the phrases of another language, whatever its values are")
    void said() {
        Saying rain = Weather.RAIN_IN.with("{0}$1", 3);
        assertThat(rain).hasToString("rain in {0}$1 for 3 h ($ and \\ too)");
        assertThat(rain.said(SayingTest::german)).isEqualTo("3 h Regen in {0}$1");
        Saying both = Weather.ANY.with(Weather.DRY.with(), Saying.inWords("Rome"));
        assertThat(both.english()).isEqualTo("it doesn't rain in Rome");
        assertThat(both.said(SayingTest::german)).isEqualTo("kein Regen und Rome");
        Saying row = Saying.joined("; ", List.of(Weather.DRY.with(), "Rome", rain));
        assertThat(row.english()).isEqualTo("it doesn't rain; Rome; " + rain.english());
        assertThat(row.said(SayingTest::german)).isEqualTo("kein Regen; Rome; 3 h Regen in {0}$1");
    }

    @Test
    @DisplayName("a saying that was kept in English is found again with its values; of several phrases by the first")
    void read() {
        List<Weather> phrases = List.of(Weather.values());
        Saying rain = Weather.RAIN_IN.with("the south", "3");
        assertThat(Saying.read(phrases, rain.english())).contains(rain);
        assertThat(Saying.read(phrases, "snow in Rome")).contains(Weather.ANY.with("snow", "Rome"));
        assertThat(Saying.read(phrases, "it doesn't rain")).contains(Weather.DRY.with());
        assertThat(Saying.read(phrases, "it does not rain")).isEmpty();
    }

    @Test
    @DisplayName("in JSON it is its English, and is read as words")
    void json() {
        JsonMapper mapper = JsonMapper.shared();
        String json = mapper.writeValueAsString(Weather.RAIN_IN.with("Rome", 3));
        assertThat(json).isEqualTo("\"rain in Rome for 3 h ($ and \\\\ too)\"");
        assertThat(mapper.readValue(json, Saying.class))
                .isEqualTo(Saying.inWords("rain in Rome for 3 h ($ and \\ too)"));
    }
}
