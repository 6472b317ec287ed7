package org.ladderworks.publish.cdn;

/** How Shaka Player is started. */
final class ShakaScript {
    static final String TEXT = """
              shaka.polyfill.installAll();
              const native = !window.MediaSource && !window.ManagedMediaSource;
              if (!shaka.Player.isBrowserSupported() || native && query) {
                fail("This browser cannot play the title.");
                return;
              }
              const player = new shaka.Player();
              player.addEventListener("error", event => fail("Shaka Player: error " + event.detail.code));
              player.getNetworkingEngine().registerRequestFilter((type, request) => {
                if (request.uris.every(mine)) {
                  request.uris = request.uris.map(allowed);
                  request.allowCrossSiteCredentials = cookies;
                }
              });
              player.attach(video)
                .then(() => player.load(prefix + (native ? "master.m3u8" : "manifest.mpd")))
                .catch(error => fail("Shaka Player: error " + error.code));
            """;

    private ShakaScript() {}
}
