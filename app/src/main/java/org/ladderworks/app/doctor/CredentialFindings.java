package org.ladderworks.app.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.ladderworks.app.doctor.Finding.State;
import org.ladderworks.app.jobfile.ProtectionShelf;
import org.ladderworks.app.secret.KeyOrigin;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.app.secret.VaultTexts;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.destination.TargetShelf;
import org.ladderworks.publish.s3.CredentialPlaces;
import tools.jackson.databind.JsonNode;

/**
 * Whether the credentials are there that saved targets and protection profiles need, and where; never what they are. No server is
 * asked and no program started.
 *
 * @param environment variables of this process
 * @param user the folder of this user
 * @param vault folder of the vault
 * @param unlocked whether it is open at the moment
 */
public record CredentialFindings(
        Map<String, String> environment,
        Path user,
        Path vault,
        Unlocking unlocking,
        BooleanSupplier unlocked,
        TargetShelf targets,
        ProtectionShelf profiles) {
    private static final List<String> SERVERS = List.of("speke", "cpix", "widevine");

    public CredentialFindings {
        environment = Map.copyOf(environment);
    }

    /** The vault, then targets, then key servers. */
    public List<Finding> examine() {
        List<Finding> found = new ArrayList<>();
        Finding kept = VaultFinding.of(vault, unlocking);
        found.add(new Finding(
                kept.what(),
                kept.state(),
                (unlocked.getAsBoolean() ? Found.VAULT_UNLOCKED : Found.VAULT_LOCKED).with(kept.detail()),
                kept.neededFor(),
                kept.remedy()));
        for (SavedTarget target : targets.list()) {
            found.add(target(target));
        }
        for (String name : profiles.names()) {
            try {
                profiles.find(name)
                        .ifPresent(profile ->
                                found.addAll(servers(name, profile.tree().path("keys"))));
            } catch (EngineException e) {
                found.add(new Finding(
                        Thing.PROFILE.with(name),
                        State.WEAK,
                        Saying.inWords(String.valueOf(e.getMessage())),
                        Use.ENCODING_WITH_IT.with(),
                        Saying.inWords(e.remedy())));
            }
        }
        return found;
    }

    private Finding target(SavedTarget target) {
        Saying what = Thing.TARGET.with(target.name());
        if (!target.place().startsWith("s3://")) {
            return Finding.present(what, Found.FOLDER.with());
        }
        Saying neededFor = Use.PUBLISHING.with(target.place());
        Saying remedy = target.profile().map(Remedy.AWS_PROFILE::with).orElseGet(Remedy.AWS::with);
        try {
            Optional<Saying> place = target.profile()
                    .map(name -> CredentialPlaces.ofProfile(environment, user, name))
                    .orElseGet(() -> CredentialPlaces.first(environment, user));
            return place.map(where -> new Finding(what, State.PRESENT, where, neededFor, remedy))
                    .orElseGet(() -> new Finding(
                            what, State.MISSING, Found.NO_CREDENTIALS_BUT_A_ROLE.with(), neededFor, remedy));
        } catch (IllegalArgumentException e) {
            return new Finding(what, State.MISSING, Found.MALFORMED_AWS.with(), neededFor, remedy);
        }
    }

    private List<Finding> servers(String profile, JsonNode keys) {
        return SERVERS.stream()
                .filter(keys::has)
                .map(kind -> server(profile, kind, keys.path(kind)))
                .toList();
    }

    private Finding server(String profile, String kind, JsonNode server) {
        Saying what = Thing.KEY_SERVER.with(profile);
        Saying neededFor = Use.ENCODING_WITH_PROFILE.with();
        List<Saying> there = new ArrayList<>();
        List<Saying> missing = new ArrayList<>();
        String variable = server.path("credential").path("secretVariable").asString("");
        if (!variable.isEmpty()) {
            (environment.getOrDefault(variable, "").isEmpty() ? missing : there).add(Found.IN_VARIABLE.with(variable));
        }
        List.of(
                        server.path("credential").path("secretFile"),
                        server.path("identity").path("privateKey"),
                        server.path("keyFile"),
                        server.path("ivFile"))
                .forEach(file -> {
                    String name = file.asString("");
                    if (!name.isEmpty()) {
                        (isThere(name) ? there : missing).add(Found.IN_FILE.with(name));
                    }
                });
        Stream.of(server.path("credential").path("secretVault"), server.path("keyVault"), server.path("ivVault"))
                .map(name -> name.asString(""))
                .filter(name -> !name.isEmpty())
                .forEach(name -> (isInVault(name) ? there : missing).add(Found.IN_VAULT.with(name)));
        String title = kind.toUpperCase(java.util.Locale.ROOT);
        return missing.isEmpty()
                ? new Finding(
                        what,
                        State.PRESENT,
                        there.isEmpty()
                                ? Found.SERVER_WITHOUT_SECRET.with(title)
                                : Found.SERVER_SECRET.with(title, Saying.joined(", ", there)),
                        neededFor,
                        Saying.inWords(""))
                : new Finding(
                        what,
                        State.MISSING,
                        (missing.size() == 1 ? Found.SERVER_LACKS_ONE : Found.SERVER_LACKS)
                                .with(title, Saying.joined(", ", missing)),
                        neededFor,
                        Remedy.WRITE_SECRET.with());
    }

    private boolean isInVault(String name) {
        return VaultTexts.names(vault).contains(new KeyOrigin.SecretPlace.InVault(name).text());
    }

    private static boolean isThere(String name) {
        try {
            return Files.isReadable(Path.of(name));
        } catch (java.nio.file.InvalidPathException e) {
            return false;
        }
    }
}
