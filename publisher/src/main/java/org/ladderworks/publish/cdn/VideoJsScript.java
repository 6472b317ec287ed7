package org.ladderworks.publish.cdn;

/** How Video.js is started. Its own way with HLS is used in all browsers: the one of the browser would not carry a query on. */
final class VideoJsScript {
    static final String TEXT = """
              if (query) {
                const xhr = videojs.Vhs.xhr;
                const sign = options => {
                  options.uri = allowed(options.uri);
                  return options;
                };
                if (xhr.onRequest) {
                  xhr.onRequest(sign);
                } else {
                  const before = xhr.beforeRequest || (options => options);
                  xhr.beforeRequest = options => sign(before(options) || options);
                }
              }
              const player = videojs(video, {
                controls: true,
                html5: {
                  vhs: { overrideNative: true, withCredentials: cookies },
                  nativeAudioTracks: false,
                  nativeVideoTracks: false
                }
              });
              player.on("error", () => fail("Video.js: " + player.error().message));
              player.src({ src: prefix + "master.m3u8", type: "application/x-mpegURL", withCredentials: cookies });
            """;

    private VideoJsScript() {}
}
