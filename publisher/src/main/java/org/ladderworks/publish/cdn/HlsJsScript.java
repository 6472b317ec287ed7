package org.ladderworks.publish.cdn;

/** How hls.js is started. */
final class HlsJsScript {
    static final String TEXT = """
              if (Hls.isSupported()) {
                const player = new Hls({
                  xhrSetup: (xhr, address) => {
                    if (mine(address)) {
                      xhr.open("GET", allowed(address), true);
                      xhr.withCredentials = cookies;
                    }
                  }
                });
                player.on(Hls.Events.ERROR, (event, data) => {
                  if (data.fatal) {
                    fail("hls.js: " + data.details);
                  }
                });
                player.loadSource(prefix + "master.m3u8");
                player.attachMedia(video);
              } else if (!query && video.canPlayType("application/vnd.apple.mpegurl")) {
                video.src = prefix + "master.m3u8";
              } else {
                fail("This browser cannot play the title.");
              }
            """;

    private HlsJsScript() {}
}
