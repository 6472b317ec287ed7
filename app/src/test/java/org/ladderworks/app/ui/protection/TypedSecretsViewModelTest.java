package org.ladderworks.app.ui.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.protection.KeyPlace;
import org.ladderworks.app.protection.ProfileField;
import org.ladderworks.app.secret.KeyOrigin;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.app.secret.Vault;
import org.ladderworks.app.secret.VaultTexts;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.protection.TypedSecretsViewModel.Typed;
import org.ladderworks.app.ui.workbench.BenchOfTests;
import org.ladderworks.app.wiring.studio.StudioWiring;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;

/** Keys and passwords that are typed go to the vault and are nowhere else. Over a real data folder, without a toolkit. */
class TypedSecretsViewModelTest {
    private static final String TOKEN = "tok-77-Zq9vWx4eN1";
    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final String KID = "0b5d2bb8-37a4-4b7e-9d0b-6a2f3b1c4d5e";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final BenchOfTests tests = new BenchOfTests();

    @SuppressWarnings("NullAway.Init")
    private Workstation station;

    @SuppressWarnings("NullAway.Init")
    private ProtectionViewModel model;

    @BeforeEach
    void open() {
        station = StudioWiring.station(new DataHome(home()));
        model = tests.onUi(() -> new ProtectionViewModel(tests.bench(), station));
        tests.until("the list", () -> model.items().size() == 1);
        tests.doOnUi(model::create);
        tests.until("profile", () -> model.name().equals("profile"));
    }

    @AfterEach
    void close() {
        tests.doOnUi(model::close);
        station.close();
        tests.close();
    }

    private Path home() {
        return folder.resolve("home");
    }

    private String profile() throws Exception {
        return Files.readString(home().resolve("protection/profile.json"));
    }

    private Vault vault() {
        return Vault.open(home().resolve("vault"), Unlocking.byFile(_ -> {}));
    }

    private Optional<String> keep(ProfileField field, char[] typed) {
        return tests.onUi(() -> model.typed().keep("profile", field, typed));
    }

    /** On the UI thread. */
    private String text(ProfileField field) {
        return model.chosen().get().orElseThrow().text(field);
    }

    private static boolean isWiped(char[] typed) {
        return new String(typed).chars().allMatch(each -> each == 0);
    }

    private Optional<String> keys(String content, char[] key, String iv) {
        return tests.onUi(() ->
                model.typed().keep(content, ProtectionScheme.CBCS, List.of(new Typed(KeyRole.ALL, KID, key, iv))));
    }

    /** On the UI thread. */
    private List<String> told() {
        return tests.bench().notices().shown().stream().map(Notice::toString).toList();
    }

    @Test
    @DisplayName(
            "a token goes to the vault under a name; the profile has the name, and undo goes back to the one before")
    void token() throws Exception {
        tests.doOnUi(() -> model.keys(KeyPlace.SPEKE));
        tests.doOnUi(() -> model.write("profile", ProfileField.SPEKE_ADDRESS, "https://keys.example.com/v2"));
        tests.doOnUi(() -> model.write("profile", ProfileField.SPEKE_USER, "us"));
        tests.doOnUi(() -> model.write("profile", ProfileField.SPEKE_SECRET_VARIABLE, "TOKEN"));
        tests.until(
                "the variable", () -> text(ProfileField.SPEKE_SECRET_VARIABLE).equals("TOKEN"));
        char[] typed = TOKEN.toCharArray();
        assertThat(keep(ProfileField.SPEKE_SECRET_VAULT, typed)).isEmpty();
        tests.until("a name", () -> !text(ProfileField.SPEKE_SECRET_VAULT).isEmpty());
        String first = tests.onUi(() -> text(ProfileField.SPEKE_SECRET_VAULT));
        assertThat(first).matches("profile-[0-9a-f]{8}");
        assertThat(tests.onUi(() -> text(ProfileField.SPEKE_SECRET_VARIABLE))).isEmpty();
        assertThat(tests.onUi(() -> model.chosen().get().orElseThrow().problems()))
                .isEmpty();
        assertThat(isWiped(typed)).isTrue();
        assertThat(keep(ProfileField.SPEKE_SECRET_VAULT, "another".toCharArray()))
                .isEmpty();
        tests.until("another name", () -> !text(ProfileField.SPEKE_SECRET_VAULT).equals(first));
        tests.until("an edit", () -> !tests.bench().edits().undoable().get().isEmpty());
        tests.doOnUi(() -> tests.bench().undo());
        tests.until(
                "the first name", () -> text(ProfileField.SPEKE_SECRET_VAULT).equals(first));
        assertThat(profile()).contains(first).doesNotContain(TOKEN);
        try (Vault vault = vault()) {
            assertThat(vault.texts().find(new KeyOrigin.SecretPlace.InVault(first).text()))
                    .contains(TOKEN);
        }
        assertThat(VaultTexts.names(home().resolve("vault"))).hasSize(2);
        assertThat(tests.onUi(this::told)).noneMatch(notice -> notice.contains(TOKEN));
        tests.doOnUi(() -> model.write("profile", ProfileField.SPEKE_SECRET_FILE, "/a/file"));
        tests.until(
                "a file instead", () -> text(ProfileField.SPEKE_SECRET_VAULT).isEmpty());
        ClearText.isNowhereIn(home(), TOKEN);
    }

    @Test
    @DisplayName(
            "a signing key and IV of Widevine are hexadecimal of their length, or are refused without being repeated")
    void widevine() throws Exception {
        tests.doOnUi(() -> model.keys(KeyPlace.WIDEVINE));
        tests.until(
                "widevine", () -> model.chosen().get().orElseThrow().choice().keys() == KeyPlace.WIDEVINE);
        for (String wrong : List.of("12345", "zz112233445566778899aabbccddeeff", KEY + "00", "a\nb")) {
            char[] typed = wrong.toCharArray();
            assertThat(keep(ProfileField.WIDEVINE_KEY_VAULT, typed).orElseThrow())
                    .startsWith("what was typed cannot be used")
                    .doesNotContain(wrong);
            assertThat(isWiped(typed)).isTrue();
        }
        assertThat(keep(ProfileField.WIDEVINE_IV_VAULT, (KEY + KEY).toCharArray()))
                .isPresent();
        assertThat(keep(ProfileField.WIDEVINE_IV_VAULT, new char[0])).isPresent();
        assertThat(home().resolve("vault")).doesNotExist();
        assertThat(keep(ProfileField.WIDEVINE_KEY_VAULT, (KEY + KEY).toCharArray()))
                .isEmpty();
        assertThat(keep(ProfileField.WIDEVINE_IV_VAULT, KEY.toCharArray())).isEmpty();
        tests.until(
                "both names",
                () -> !text(ProfileField.WIDEVINE_KEY_VAULT).isEmpty()
                        && !text(ProfileField.WIDEVINE_IV_VAULT).isEmpty());
        assertThat(profile()).doesNotContain("keyFile").doesNotContain("ivFile");
        ClearText.isNowhereIn(home(), KEY);
    }

    @Test
    @DisplayName(
            "keys of a title are kept, told by their check values, never replaced, and refused where they are none")
    void keysOfATitle() throws Exception {
        char[] typed = KEY.toCharArray();
        assertThat(keys("series 1", typed, "").orElseThrow()).startsWith("A content id has 1 to 128 letters");
        assertThat(isWiped(typed)).isTrue();
        for (String wrong : List.of("", "123", KEY + "00", "g0112233445566778899aabbccddeeff", KID.replace("-", ""))) {
            assertThat(keys("series-1", wrong.toCharArray(), "").orElseThrow()).contains("of all");
        }
        assertThat(keys("series-1", KEY.toCharArray(), "12").orElseThrow())
                .startsWith("the IV of all has not 16 bytes");
        assertThat(home().resolve("vault")).doesNotExist();
        char[] right = KEY.toCharArray();
        assertThat(keys("series-1", right, "")).isEmpty();
        tests.until(
                "the notice", () -> told().stream().anyMatch(notice -> notice.contains("Check values: Everything ")));
        assertThat(isWiped(right)).isTrue();
        KeyRequest request = new KeyRequest("series-1", ProtectionScheme.CBCS, List.of(KeyRole.ALL), Set.of());
        try (Vault vault = vault();
                KeySet kept = vault.kept(request)) {
            assertThat(kept.key(KeyRole.ALL).id()).hasToString(KID);
            assertThat(kept.key(KeyRole.ALL).secret())
                    .isEqualTo(java.util.HexFormat.of().parseHex(KEY));
        }
        assertThat(keys("series-1", ("ff" + KEY.substring(2)).toCharArray(), ""))
                .isEmpty();
        tests.until("refused", () -> told().stream().anyMatch(notice -> notice.contains("LW-5114")));
        assertThat(tests.onUi(this::told)).noneMatch(notice -> notice.contains(KEY));
        assertThat(tests.onUi(() -> tests.bench().edits().undoable().get())).doesNotContain("key");
        ClearText.isNowhereIn(home(), KEY);
    }

    @Test
    @DisplayName("the check for clear text would find one")
    void theCheckChecks() throws Exception {
        Files.write(home().resolve("x"), java.util.HexFormat.of().parseHex("ff" + KEY + "00"));
        assertThatThrownBy(() -> ClearText.isNowhereIn(home(), KEY)).isInstanceOf(AssertionError.class);
    }
}
