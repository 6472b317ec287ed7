package org.ladderworks.app.jobfile;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.ladderworks.app.secret.KeyOrigin;
import org.ladderworks.engine.source.remote.RemoteLocation;
import tools.jackson.databind.JsonNode;

/** Reads where a job's keys come from. Opens nothing. */
final class KeyOriginReader {
    private final Problems problems;

    KeyOriginReader(Problems problems) {
        this.problems = problems;
    }

    /** Empty, with problems, where it cannot be. */
    Optional<KeyOrigin> read(JsonNode keys, String at) {
        if (keys.has("entered")) {
            return Optional.of(new KeyOrigin.Entered());
        }
        if (keys.has("file")) {
            return path(keys, at, "file").map(KeyOrigin.InFile::new);
        }
        if (keys.has("cpix")) {
            return cpix(keys.path("cpix"), at + "/cpix");
        }
        if (keys.has("speke")) {
            JsonNode speke = keys.path("speke");
            String here = at + "/speke";
            Optional<KeyOrigin.Login> login = login(speke.path("credential"), here + "/credential");
            return address(speke, here)
                    .map(address -> new KeyOrigin.AtSpeke(
                            address, login, identity(speke.path("identity"), here + "/identity")));
        }
        return keys.has("widevine")
                ? widevine(keys.path("widevine"), at + "/widevine")
                : Optional.of(new KeyOrigin.InVault());
    }

    /** Where the key of whole segments comes from. */
    Optional<KeyOrigin> segments(JsonNode hlsTs, String at) {
        return hlsTs.has("keyFile")
                ? path(hlsTs, at, "keyFile").map(KeyOrigin.InFile::new)
                : Optional.of(new KeyOrigin.InVault());
    }

    private Optional<KeyOrigin> cpix(JsonNode cpix, String at) {
        String document = cpix.path("document").asString("");
        Optional<KeyOrigin.Identity> identity = identity(cpix.path("identity"), at + "/identity");
        if (!RemoteLocation.isAddress(document)) {
            if (cpix.has("credential")) {
                problems.add(at + "/credential", "only a document at an address needs one");
            }
            return path(cpix, at, "document").map(file -> new KeyOrigin.InCpixFile(file, identity));
        }
        Optional<KeyOrigin.Login> login = login(cpix.path("credential"), at + "/credential");
        return WebAddress.read(document, at + "/document", problems)
                .map(address -> new KeyOrigin.AtCpixAddress(address, login, identity));
    }

    private Optional<KeyOrigin> widevine(JsonNode widevine, String at) {
        Optional<URI> address = address(widevine, at);
        Optional<KeyOrigin.SecretPlace> key = secret(widevine, at, "key");
        Optional<KeyOrigin.SecretPlace> iv = secret(widevine, at, "iv");
        if (address.isEmpty() || key.isEmpty() || iv.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new KeyOrigin.AtWidevine(
                address.get(),
                widevine.path("signer").asString(""),
                key.get(),
                iv.get(),
                Optional.of(widevine.path("policy").asString("")).filter(policy -> !policy.isEmpty())));
    }

    private Optional<URI> address(JsonNode server, String at) {
        return WebAddress.read(server.path("address").asString(""), at + "/address", problems);
    }

    private Optional<KeyOrigin.Identity> identity(JsonNode identity, String at) {
        if (!identity.isObject()) {
            return Optional.empty();
        }
        Optional<Path> certificate = path(identity, at, "certificate");
        return path(identity, at, "privateKey")
                .flatMap(key -> certificate.map(file -> new KeyOrigin.Identity(file, key)));
    }

    private Optional<KeyOrigin.Login> login(JsonNode credential, String at) {
        if (!credential.isObject()) {
            return Optional.empty();
        }
        if (credential.has("user") == credential.has("header")) {
            problems.add(at, "name either `user` or `header`");
        }
        long places = Stream.of("secretFile", "secretVariable", "secretVault")
                .filter(credential::has)
                .count();
        if (places != 1) {
            problems.add(at, "say where the secret is: `secretFile`, `secretVariable` or `secretVault`");
        }
        boolean basic = credential.has("user");
        String name = credential.path(basic ? "user" : "header").asString("");
        Optional<KeyOrigin.SecretPlace> place = credential.has("secretVariable")
                ? Optional.of(new KeyOrigin.SecretPlace.InVariable(
                        credential.path("secretVariable").asString("")))
                : inVaultOrFile(credential, at, "secret");
        return place.map(secret -> new KeyOrigin.Login(basic, name, secret));
    }

    /** Of a part that has to say where it is, in one way. */
    private Optional<KeyOrigin.SecretPlace> secret(JsonNode object, String at, String what) {
        if (object.has(what + "File") == object.has(what + "Vault")) {
            problems.add(at, "say where the signing " + what + " is: `" + what + "File` or `" + what + "Vault`");
            return Optional.empty();
        }
        return inVaultOrFile(object, at, what);
    }

    private Optional<KeyOrigin.SecretPlace> inVaultOrFile(JsonNode object, String at, String what) {
        return object.has(what + "Vault")
                ? Optional.of(new KeyOrigin.SecretPlace.InVault(
                        object.path(what + "Vault").asString("")))
                : path(object, at, what + "File").map(KeyOrigin.SecretPlace.InFile::new);
    }

    private Optional<Path> path(JsonNode object, String at, String name) {
        try {
            return Optional.of(Path.of(object.path(name).asString("")));
        } catch (InvalidPathException e) {
            problems.add(at + "/" + name, "is no path: " + e.getReason());
            return Optional.empty();
        }
    }
}
