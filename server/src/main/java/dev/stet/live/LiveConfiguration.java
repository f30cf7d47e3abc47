package dev.stet.live;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
class LiveConfiguration {

    /** Without compression: it would keep a third of a megabyte for each tab, and news are small. */
    @Bean
    HandshakeHandler handshakes() {
        return new DefaultHandshakeHandler() {
            @Override
            protected List<WebSocketExtension> filterRequestedExtensions(
                    ServerHttpRequest request, List<WebSocketExtension> requested, List<WebSocketExtension> supported) {
                return List.of();
            }
        };
    }

    /** The container keeps these buffers for each connection. */
    @Bean
    ServletServerContainerFactoryBean webSocketContainer() {
        ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(LiveSocket.MOST_MESSAGE_BYTES);
        container.setMaxBinaryMessageBufferSize(LiveSocket.MOST_MESSAGE_BYTES);
        return container;
    }
}
