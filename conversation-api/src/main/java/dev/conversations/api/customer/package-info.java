/**
 * Who a customer is: phone number, e-mail address and the id derived from them.
 */
@NullMarked
package dev.conversations.api.customer;

import org.jspecify.annotations.NullMarked;
