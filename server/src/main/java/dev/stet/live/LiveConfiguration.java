package dev.stet.live;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
class LiveConfiguration {

    @Bean
    HandshakeHandler handshakes() {
        return new DefaultHandshakeHandler();
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
